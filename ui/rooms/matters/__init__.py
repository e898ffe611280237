"""事项流转: the page of the matters, the stages of one, and what each step asks."""
