"""The legal library: documents by article, their versions, digests and addresses."""
