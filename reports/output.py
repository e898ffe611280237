"""Saving whole files, as the writers of this room know it; ``models/output.py`` does it."""

from models.output import (
    DiskFull,
    FileInUse,
    FolderMissing,
    FolderReadOnly,
    NameNotPossible,
    NotWritten,
    whole_file,
)

__all__ = [
    "DiskFull",
    "FileInUse",
    "FolderMissing",
    "FolderReadOnly",
    "NameNotPossible",
    "NotWritten",
    "whole_file",
]
