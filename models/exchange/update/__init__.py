"""从U盘更新: a signed package with a newer installer, checked before anything of it is used."""
