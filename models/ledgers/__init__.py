"""All ledgers; importing this room puts each of them on the shelf.

A new ledger is one file, its line here, and one step in ``models/store/steps``.
"""

from models.ledgers import files as files
from models.ledgers import villages as villages
from models.ledgers.cameras import contracts as contracts
from models.ledgers.cameras import devices as devices
from models.ledgers.cameras import faults as faults
from models.ledgers.cameras import points as points
from models.ledgers.cameras import rounds as rounds
from models.ledgers.disputes import dispute as dispute
from models.ledgers.disputes import endings as endings
from models.ledgers.disputes import parties as parties
from models.ledgers.disputes import steps as steps
from models.ledgers.disputes import transfers as transfers
from models.ledgers.disputes import watches as watches
from models.ledgers.mediation import agreements as agreements
from models.ledgers.mediation import arrangements as arrangements
from models.ledgers.mediation import case_papers as case_papers
from models.ledgers.mediation import committees as committees
from models.ledgers.mediation import obligations as obligations
from models.ledgers.mediation import reviews as reviews
from models.ledgers.mediation import revisits as revisits
from models.ledgers.mediation import sessions as sessions
from models.ledgers.mediation import subsidies as subsidies
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
from models.ledgers.township import grids as grids
from models.ledgers.township import service_points as service_points
from models.ledgers.township import teams as teams
from models.ledgers.township import village_facts as village_facts
from models.ledgers.work import activities as activities
from models.ledgers.work import decisions as decisions
from models.ledgers.work import hazards as hazards
from models.ledgers.work import matters as matters
from models.ledgers.work import negative_list as negative_list
from models.ledgers.work import proofs as proofs
from models.ledgers.work import safe_units as safe_units
