"""Portuguese."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="pt",
    months=(
        "janeiro, jan",
        "fevereiro, fev",
        "março, mar",
        "abril, abr",
        "maio, mai",
        "junho, jun",
        "julho, jul",
        "agosto, ago",
        "setembro, set",
        "outubro, out",
        "novembro, nov",
        "dezembro, dez",
    ),
    weekdays=(
        "segunda feira, segunda, seg",
        "terça feira, terça, ter",
        "quarta feira, quarta, qua",
        "quinta feira, quinta, qui",
        "sexta feira, sexta, sex",
        "sábado, sáb",
        "domingo, dom",
    ),
    days={0: "hoje", -1: "ontem", -2: "anteontem", 1: "amanhã"},
    units={
        "second": "segundo, segundos, s",
        "minute": "minuto, minutos, min",
        "hour": "hora, horas, h",
        "day": "dia, dias",
        "week": "semana, semanas",
        "month": "mês, meses",
        "year": "ano, anos",
    },
    numbers={"1": "um, uma", "2": "dois, duas", "3": "três", "4": "quatro", "5": "cinco", "10": "dez", "½": "meia"},
    ago="há, atrás",
    later="daqui a, em seguida, depois",
    modified="""
        atualizado, atualizada, actualizado, atualizado em, atualizada em, atualizado às, última atualização,
        última atualização em, última actualização, atualização, actualização, modificado, modificado em,
        modificada, última modificação, alterado, alterado em, última alteração, editado, revisado, data de
        atualização, data da última atualização, última edição, corrigido em
    """,
    published="""
        publicado, publicada, publicado em, publicada em, publicação, data de publicação, data da publicação,
        criado, criado em, criada em, postado, postado em, postada em, por publicado em, primeira publicação,
        divulgado em, cadastrado em, inserido em, lançado em
    """,
    counters="""
        visualizações, visualização, leituras, lido, vezes, comentários, comentário, compartilhamentos,
        partilhas, votos, curtidas, min de leitura, minutos de leitura, minuto de leitura, tempo de leitura,
        leitura, visitas, visitantes, acessos, duração, fotos
    """,
    joins="em, às, as, a, de, do, da, o, no, na, e, dia, hora, data, horas",
    by="por, fonte, autor, redação, da redação",
    clock="horas, hora, h, hs",
    zones={"America/Sao_Paulo": "horário de brasília, hora de brasília", "Europe/Lisbon": "hora de lisboa"},
)
