"""工作纪实: the page of the activities, what is due in the period, a new one with its files."""
