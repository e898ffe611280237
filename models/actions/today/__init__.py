"""今日: what asks for attention in each area of the ledger, gathered in one place."""
