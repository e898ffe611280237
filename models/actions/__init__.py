"""The verbs. Whoever acts has every ledger on the shelf."""

import models.ledgers as _ledgers

assert _ledgers
