"""视频监控点: the room of the camera points, its verbs, its rounds and its figures."""
