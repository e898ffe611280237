"""What must hold of a frozen folder: its needs, its secrets, its size, its licences."""
