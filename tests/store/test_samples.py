"""What a desk keeps of reprints, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select, update

from verbale.corpus.reprints.indexing import catch_up, take_some
from verbale.store import Desk, open_desk, tables
from verbale.store.samples import BREADTH, article_key


def rows(desk: Desk) -> dict[str, int]:
    with desk.engine.reading() as connection:
        every = (tables.sampled, tables.posting, tables.link)
        return {table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one()) for table in every}


def test_all_articles_are_sampled_once(desk: Desk) -> None:
    assert catch_up(desk) == len(desk.articles())
    found = rows(desk)
    assert found["sampled"] == len(desk.articles())
    assert found["posting"] > 10 * found["sampled"]
    assert catch_up(desk) == 0
    assert rows(desk) == found


def test_what_another_took_in_is_not_taken_in_again(desk: Desk, address: str) -> None:
    with open_desk(address) as other:
        assert [run for run in (catch_up(desk), catch_up(other)) if run] == [len(desk.articles())]
        with ThreadPoolExecutor(2) as pool:
            for opened in (desk, other):
                opened.forget(opened.articles()[0].id)
            assert sum(pool.map(catch_up, (desk, other))) <= len(desk.articles())
        assert rows(desk)["sampled"] == len(desk.articles())


def test_a_few_at_a_time_are_all_in_the_end(desk: Desk) -> None:
    total = len(desk.articles())
    with desk.sampling(write=True) as samples:
        assert [take_some(samples, {}, 2), take_some(samples, {}, total)] == [2, total - 2]
    assert catch_up(desk) == 0


def test_a_sample_comes_back_as_it_was_kept(desk: Desk) -> None:
    catch_up(desk)
    article = desk.articles()[0]
    with desk.sampling() as samples:
        (sample,) = samples.get([article_key(article.id)]).values()
        assert (sample.article, sample.published, sample.family) == (article.id, article.published, sample.key)
        held = samples.first(sample.prints.hashes)
        assert set(held) == set(sample.prints.hashes)
        assert all(sample.entry in holders and len(holders) <= BREADTH for holders in held.values())
        assert samples.first(range(-500, 0)) == samples.first([5]) == {}


def test_few_hashes_and_many_are_answered_alike(desk: Desk) -> None:
    catch_up(desk)
    with desk.engine.reading() as connection:
        hashes = list(connection.execute(select(tables.posting.c.hash).distinct().limit(150)).scalars())
    with desk.sampling() as samples:
        assert samples.first(hashes) == {h: found for h, found in samples.first([*hashes, *range(500)]).items() if h in hashes}


def test_an_article_that_is_forgotten_leaves_no_fingerprint(desk: Desk) -> None:
    catch_up(desk)
    before, article = rows(desk), desk.articles()[0].id
    desk.forget(article)
    with desk.engine.reading() as connection:
        key = article_key(article)
        assert connection.execute(select(tables.posting).where(tables.posting.c.key == key)).first() is None
        assert connection.execute(select(tables.sampled).where(tables.sampled.c.article == article)).first() is None
    catch_up(desk)
    assert rows(desk)["sampled"] == before["sampled"] - 1


def test_an_article_whose_day_is_another_one_is_sampled_anew(desk: Desk) -> None:
    catch_up(desk)
    article = desk.articles()[0].id
    with desk.engine.writing() as connection:
        connection.execute(update(tables.minutes).where(tables.minutes.c.article == article).values(published="2019-05-06"))
    assert catch_up(desk) >= 1
    with desk.sampling() as samples:
        assert samples.get([article_key(article)])[article_key(article)].published == "2019-05-06"
    assert catch_up(desk) == 0


def test_a_backup_has_the_families(desk: Desk, tmp_path: object) -> None:
    catch_up(desk)
    copy = f"{tmp_path}/copy.db"
    desk.backup(copy)
    with open_desk(copy) as other:
        assert rows(other) == rows(desk)
        assert catch_up(other) == 0
