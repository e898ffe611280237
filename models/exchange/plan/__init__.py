"""Plan text (.docx, .txt, .xlsx, pasted) becomes an outline; tasks are written from it elsewhere.

The way in is ``reading.read_plan(path)`` or ``reading.read_text(text)``, which give an
``outline.Outline``; ``editing`` holds what the clerk may do to it, ``corrections`` the damaged
words to offer, ``deadlines.read_deadline`` the meaning of a time limit, ``revision.compare`` the
difference to tasks already held, ``templates`` the plans that ship ready. Knows no ledger file.
"""
