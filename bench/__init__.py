"""Measurements of the portal beside what it could have been made of instead.

``python -m bench`` runs everything in folders of its own and leaves nothing behind but
its figures in ``var/bench``.
"""
