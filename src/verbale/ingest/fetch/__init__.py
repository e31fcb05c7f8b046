"""Documents from the web: the only place of ingest that reaches for the network, and what it refuses to reach."""

from verbale.ingest.fetch.address import parse_address, show
from verbale.ingest.fetch.fetched import Fetched, Validators
from verbale.ingest.fetch.fetcher import Fetcher
from verbale.ingest.fetch.limits import FetchLimits
from verbale.ingest.fetch.ranges import Policy

__all__ = ["FetchLimits", "Fetched", "Fetcher", "Policy", "Validators", "parse_address", "show"]
