"""账号和密钥: who may come in, and the sealed sheets."""
