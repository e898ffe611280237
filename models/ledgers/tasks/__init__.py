"""任务: the plan's tasks and all that belongs to one."""
