"""A ledger declared once: its table, its arrangement and its rules; and the shelf of them all."""

from models.ledger.ledger import Ledger as Ledger
from models.ledger.parts import Complaints as Complaints
from models.ledger.parts import Computed as Computed
from models.ledger.parts import Draft as Draft
from models.ledger.parts import Field as Field
from models.ledger.parts import OfficialForm as OfficialForm
from models.ledger.parts import Parent as Parent
from models.ledger.parts import Place as Place
from models.ledger.parts import Printed as Printed
from models.ledger.parts import Refused as Refused
from models.ledger.parts import Rule as Rule
from models.ledger.parts import Shown as Shown
from models.ledger.scoping import standing_at as standing_at
from models.ledger.shelf import all_ledgers as all_ledgers
from models.ledger.shelf import children_of as children_of
from models.ledger.shelf import find_ledger as find_ledger
from models.ledger.shelf import links_of as links_of
from models.ledger.shelf import put_on_shelf as put_on_shelf
from models.ledger.shelf import take_off_shelf as take_off_shelf
