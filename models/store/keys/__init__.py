"""The keys of a ledger: slots, the file that holds them, recovery codes."""

from models.store.keys.codes import WrongRecoveryCode as WrongRecoveryCode
from models.store.keys.codes import draw_recovery_code as draw_recovery_code
from models.store.keys.codes import read_recovery_code as read_recovery_code
from models.store.keys.key_file import KEYS_FILE as KEYS_FILE
from models.store.keys.key_file import KEYS_TWIN as KEYS_TWIN
from models.store.keys.key_file import KeysDamaged as KeysDamaged
from models.store.keys.key_file import account_names as account_names
from models.store.keys.key_file import mend as mend
from models.store.keys.key_file import read_slots as read_slots
from models.store.keys.key_file import write_slots as write_slots
from models.store.keys.slots import ACCOUNT as ACCOUNT
from models.store.keys.slots import RECOVERY as RECOVERY
from models.store.keys.slots import Opened as Opened
from models.store.keys.slots import Slot as Slot
from models.store.keys.slots import WrongPassword as WrongPassword
from models.store.keys.slots import change_secret as change_secret
from models.store.keys.slots import draw_data_key as draw_data_key
from models.store.keys.slots import make_slot as make_slot
from models.store.keys.slots import open_slot as open_slot
from models.store.keys.slots import reseal as reseal
from models.store.keys.slots import unlock as unlock
