"""事项流转: the moves a matter may make, and the verbs that make them."""
