"""Spanish."""

from __future__ import annotations

from crawler.reading.stamps.languages.language import Language

LANGUAGE = Language(
    code="es",
    months=(
        "enero, ene",
        "febrero, feb",
        "marzo, mar, mzo",
        "abril, abr",
        "mayo, may",
        "junio, jun",
        "julio, jul",
        "agosto, ago, ags",
        "septiembre, setiembre, sep, sept, set",
        "octubre, oct",
        "noviembre, nov",
        "diciembre, dic",
    ),
    weekdays=(
        "lunes, lun",
        "martes, mar",
        "miércoles, mié, mier",
        "jueves, jue",
        "viernes, vie",
        "sábado, sáb",
        "domingo, dom",
    ),
    days={0: "hoy", -1: "ayer, anoche", -2: "anteayer, antier, antes de ayer", 1: "mañana"},
    units={
        "second": "segundo, segundos, seg, s",
        "minute": "minuto, minutos, min, m",
        "hour": "hora, horas, h, hs",
        "day": "día, días",
        "week": "semana, semanas, sem",
        "month": "mes, meses",
        "year": "año, años",
    },
    numbers={"1": "un, una", "2": "dos", "3": "tres", "4": "cuatro", "5": "cinco", "10": "diez", "½": "media"},
    ago="hace, atrás",
    later="dentro de, después, más tarde",
    am="am, a m, de la mañana, de la madrugada",
    pm="pm, p m, de la tarde, de la noche",
    modified="""
        actualizado, actualizada, actualizado el, actualizada el, última actualización, ultima actualizacion,
        actualización, fecha de actualización, act, actualizado a las, modificado, modificada, modificado el,
        última modificación, fecha de modificación, modificación, editado, última edición, última revisión,
        revisado, noticia actualizada, actualizado al, última hora actualizada, se actualizó, actualizado en,
        corregido
    """,
    published="""
        publicado, publicada, publicado el, publicada el, publicación, fecha de publicación, creado, creada,
        creado el, creada el, fecha de creación, subido, posteado, posteado el, primera publicación, emitido,
        difundido, ingresado, guardado el, redactado
    """,
    counters="""
        vistas, visitas, lecturas, leído, leido, veces, comentarios, comentario, compartidos, compartido, votos,
        me gusta, minutos de lectura, min de lectura, minuto de lectura, min lectura, tiempo de lectura,
        lectura, visitantes, duración, seguidores, fotos, lectores
    """,
    joins="el, a, las, la, al, del, de, en, y, los, hora, fecha, hora local, es, hoy a las, esta, noticia",
    by="por, fuente, autor, redacción",
    clock="horas, hora, hrs, hs, h",
    zones={
        "Europe/Madrid": "hora peninsular, hora española",
        "America/Mexico_City": "tiempo del centro de méxico, hora del centro de méxico",
    },
)
