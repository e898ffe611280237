"""Plan text (.docx, .txt, .xlsx, pasted) becomes an outline, and an outline tasks.

The way in is ``reading.read_plan(path)`` or ``reading.read_text(text)``, which give an
``outline.Outline``; ``editing`` holds what the clerk may do to it, ``corrections`` the damaged
words to offer, ``deadlines.read_deadline`` the meaning of a time limit, ``templates`` the plans
that ship ready, ``storing`` the outline as a draft. Only the room ``tasks`` knows a ledger file.
"""
