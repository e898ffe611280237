"""What stands beside the form: sub-lists and attachments."""
