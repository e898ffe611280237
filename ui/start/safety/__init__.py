"""What the session does so that nothing is lost: the last backup, the restore, the daily check."""
