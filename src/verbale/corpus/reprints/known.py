"""What one transaction has read of the samples and the links: each of them once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verbale.corpus.reprints.families import Node, find_compiled, find_joined, leans, read_node
from verbale.corpus.reprints.links import EVIDENCE, SHORT, Kind, Link
from verbale.corpus.reprints.reading import read_link
from verbale.corpus.reprints.standing import CONTEXTS, is_standing
from verbale.store.samples import Entry, Prints, Sample, Samples

Judged = dict[tuple[Entry, ...], bool]


class Known:
    """What has been read of the samples in one transaction."""

    def __init__(self, samples: Samples, new: Mapping[int, Sample], holders: Mapping[int, tuple[Entry, ...]], judged: Judged) -> None:
        self.samples = samples
        self._found = dict(new)
        self._holders = dict(holders)
        self._judged = judged
        self._hashes: dict[int, frozenset[int]] = {}

    def load(self, keys: Iterable[int]) -> None:
        """Reads the samples of *keys*."""
        self._found |= self.samples.get([key for key in keys if key not in self._found])

    def load_holders(self, hashes: Iterable[int]) -> None:
        """Reads the first holders of *hashes*, with their samples."""
        self._holders |= self.samples.first(hash_ for hash_ in hashes if hash_ not in self._holders)

    def sample(self, key: int) -> Sample:
        """The sample of *key*."""
        if key not in self._found:
            self.load([key])
        return self._found[key]

    def prints(self, key: int) -> Prints:
        """The fingerprints of *key*."""
        return self.sample(key).prints

    def hashes(self, key: int) -> frozenset[int]:
        """The fingerprints of *key* without their places."""
        if key not in self._hashes:
            self._hashes[key] = frozenset(self.prints(key).hashes)
        return self._hashes[key]

    def may_share(self, one: int, two: int) -> bool:
        """True when two articles have fingerprints enough in common to be candidates for a link."""
        ours, theirs = self.hashes(one), self.hashes(two)
        return min(len(ours), len(theirs)) <= SHORT or len(ours & theirs) >= EVIDENCE

    def holders(self) -> Mapping[int, tuple[Entry, ...]]:
        """The first holders of each hash that was read."""
        return self._holders

    def standing(self, hash_: int) -> bool:
        """True when *hash_* is standing words."""
        return self.judge(self._holders[hash_])

    def judge(self, holders: tuple[Entry, ...]) -> bool:
        """True when what has these first holders is standing words."""
        if len(holders) < CONTEXTS:
            return False
        if holders not in self._judged:
            keys = [key for _, key in holders]
            self.load(keys)
            self._judged[holders] = is_standing(holders, {key: self.prints(key) for key in keys})
        return self._judged[holders]

    def load_to_judge(self, every: Iterable[tuple[Entry, ...]]) -> None:
        """Reads the samples that are needed to judge each of *every*."""
        self.load({key for holders in every if len(holders) >= CONTEXTS and holders not in self._judged for _, key in holders})


class Nodes:
    """Articles with their links, read when they are asked for."""

    def __init__(self, samples: Samples, known: Known) -> None:
        self._samples, self._known = samples, known
        self._found: dict[int, Node] = {}
        self._links: dict[int, list[Link]] = {}
        self._linked: set[tuple[int, int]] = set()
        self._joined: dict[int, frozenset[int]] = {}

    def load(self, keys: Iterable[int]) -> None:
        """Reads the links of *keys*."""
        wanted = {key for key in keys if key not in self._found}
        self._known.load(wanted)
        links = [read_link(link) for link in self._samples.links(wanted, kind=Kind.PASSAGE)]
        at: dict[int, list[Link]] = {key: [] for key in wanted}
        for link in links:
            self._linked.add((link.later, link.earlier))
            for key in {link.later, link.earlier} & wanted:
                at[key].append(link)
        for key, some in at.items():
            sample = self._known.sample(key)
            self._links[key] = some
            self._found[key] = read_node(sample.entry, sample.words, some)

    def leaning_on(self, keys: Iterable[int]) -> set[int]:
        """The articles whose place in a family may hang on the links of *keys*."""
        ends = [(other, link) for key in keys for link in self._links[key] for other in (link.later, link.earlier)]
        self._known.load(other for other, _ in ends)
        return {other for other, link in ends if leans(link, self._known.sample(other).words)}

    def __call__(self, key: int) -> Node:
        """The article of *key*."""
        if key not in self._found:
            self.load([key])
        return self._found[key]

    def linked(self, one: int, two: int) -> bool:
        """True when two articles that were read share more than standing words."""
        return (one, two) in self._linked or (two, one) in self._linked

    def joined(self, key: int) -> frozenset[int]:
        """The copies with which the article would be in one family."""
        if key not in self._joined:
            node = self(key)
            self.load(side.other for side in node.sides)
            self._joined[key] = find_joined(node, find_compiled(node, self, self.linked))
        return self._joined[key]
