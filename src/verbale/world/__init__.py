"""States, demonyms, organisations, offices and who held them when."""

from verbale.world.fold import fold_form, fold_name
from verbale.world.lookup import World, load_world
from verbale.world.sounds import alike_sounds, sound_key, sound_of
from verbale.world.values import Form, FormKind, Holding, KnownPerson, WorldEntity

__all__ = [
    "Form",
    "FormKind",
    "Holding",
    "KnownPerson",
    "World",
    "WorldEntity",
    "alike_sounds",
    "fold_form",
    "fold_name",
    "load_world",
    "sound_key",
    "sound_of",
]
