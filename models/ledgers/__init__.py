"""All ledgers; importing this room puts each of them on the shelf.

A new ledger is one file, its line here, and one step in ``models/store/steps``.
"""

from models.ledgers import files as files
from models.ledgers import villages as villages
from models.ledgers.office import accounts as accounts
from models.ledgers.office import corrections as corrections
from models.ledgers.office import settings as settings
from models.ledgers.office import words as words
from models.ledgers.office import workdays as workdays
from models.ledgers.tasks import checkin as checkin
from models.ledgers.tasks import evidence as evidence
from models.ledgers.tasks import extension as extension
from models.ledgers.tasks import progress as progress
from models.ledgers.tasks import series as series
from models.ledgers.tasks import task as task
from models.ledgers.tasks import urging as urging
