"""从U盘更新: a package is chosen, checked, agreed to; the next start says how it went."""
