"""The ordered chain from a page as found to a recorded revision; one small step a file.

``recall`` reads the store and ``record`` writes it. Three steps between them ask more, and only in doubt: ``twins`` asks the old
address when a new one shows a known text, ``learn`` looks at earlier captures when a text seems to differ, ``doubt`` at earlier
visits when most of a text is missing. Everything else is arithmetic.
"""

from scrapy.settings import BaseSettings

CHAIN = (
    "pipelines.validate.ValidatePipeline",
    "pipelines.clean.CleanPipeline",
    "pipelines.stamps.StampsPipeline",
    "pipelines.digest.DigestPipeline",
    "pipelines.recall.RecallPipeline",
    "pipelines.twins.TwinsPipeline",
    "pipelines.learn.LearnPipeline",
    "pipelines.doubt.DoubtPipeline",
    "pipelines.judge.JudgePipeline",
    "pipelines.record.RecordPipeline",
)


class Chain:
    """A Scrapy add-on that puts the steps in their order, a hundred apart so that others fit between."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Enter every step into ITEM_PIPELINES with an add-on's priority: a user's own value wins."""
        for place, step in enumerate(CHAIN, start=1):
            settings["ITEM_PIPELINES"].set(step, place * 100, priority="addon")
