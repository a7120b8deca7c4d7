"""What whoever runs the site needs: copies of its data, and the way back."""
