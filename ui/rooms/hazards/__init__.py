"""隐患整治: the page of the hazards, and what 整改, 复查 and 退回 ask."""
