"""Chinese, Japanese and Korean: dates in numbers with the units' names between them."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="zh",
    also=("ja", "ko"),
    order="YMD",
    weekdays=(
        "星期一, 周一, 月曜日, 월요일",
        "星期二, 周二, 火曜日, 화요일",
        "星期三, 周三, 水曜日, 수요일",
        "星期四, 周四, 木曜日, 목요일",
        "星期五, 周五, 金曜日, 금요일",
        "星期六, 周六, 土曜日, 토요일",
        "星期日, 星期天, 周日, 日曜日, 일요일",
    ),
    days={0: "今天, 今日, 오늘", -1: "昨天, 昨日, 어제", -2: "前天, 一昨日, 그저께", 1: "明天, 明日, 내일"},
    units={
        "second": "秒, 秒钟, 초",
        "minute": "分钟, 分鐘, 分, 분",
        "hour": "小时, 小時, 时间, 時間, 시간",
        "day": "天, 일",
        "week": "周, 週間, 주",
        "month": "个月, か月, 개월",
    },
    ago="前, 之前, 전",
    later="后, 後, 후",
    am="上午, 凌晨, 早上, 午前, 오전",
    pm="下午, 晚上, 午後, 오후",
    modified="""
        更新, 更新时间, 更新時間, 最后更新, 最後更新, 最終更新, 最終更新日, 更新日時, 更新日,
        修改时间, 수정, 최종수정, 최종 수정, 업데이트, 수정일
    """,
    published="""
        发布, 發布, 发布时间, 發布時間, 发表, 公開, 公開日, 投稿日, 配信, 掲載, 입력,
        등록, 게재, 발행, 기사입력
    """,
    counters="阅读, 浏览, 评论, 點閱, 조회수, 조회, 댓글",
    joins="于, 於, 在, 日期, 時間, 时间",
    by="来源, 來源, 作者, 기자",
)
