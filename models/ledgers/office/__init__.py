"""The office's own arrangements, kept as ledgers so that they have history and undo too."""
