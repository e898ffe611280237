"""到期清除: what need not be kept any more."""
