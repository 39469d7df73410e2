"""Countries by their domain (ISO 3166) with their clocks, the most read first; and the languages that are one country's own."""

from __future__ import annotations

ONE_CLOCK = {
    "tr": "Europe/Istanbul", "uk": "Europe/London", "gb": "Europe/London", "ie": "Europe/Dublin", "de": "Europe/Berlin",
    "at": "Europe/Vienna", "ch": "Europe/Zurich", "fr": "Europe/Paris", "be": "Europe/Brussels", "nl": "Europe/Amsterdam",
    "lu": "Europe/Luxembourg", "it": "Europe/Rome", "gr": "Europe/Athens", "cy": "Asia/Nicosia", "bg": "Europe/Sofia",
    "ro": "Europe/Bucharest", "hu": "Europe/Budapest", "cz": "Europe/Prague", "sk": "Europe/Bratislava",
    "pl": "Europe/Warsaw", "ua": "Europe/Kyiv", "by": "Europe/Minsk", "md": "Europe/Chisinau", "lt": "Europe/Vilnius",
    "lv": "Europe/Riga", "ee": "Europe/Tallinn", "fi": "Europe/Helsinki", "se": "Europe/Stockholm", "no": "Europe/Oslo",
    "dk": "Europe/Copenhagen", "is": "Atlantic/Reykjavik", "rs": "Europe/Belgrade", "hr": "Europe/Zagreb",
    "si": "Europe/Ljubljana", "ba": "Europe/Sarajevo", "mk": "Europe/Skopje", "me": "Europe/Podgorica",
    "al": "Europe/Tirane", "mt": "Europe/Malta", "az": "Asia/Baku", "ge": "Asia/Tbilisi", "am": "Asia/Yerevan",
    "kz": "Asia/Almaty", "uz": "Asia/Tashkent", "ir": "Asia/Tehran", "iq": "Asia/Baghdad", "sy": "Asia/Damascus",
    "lb": "Asia/Beirut", "il": "Asia/Jerusalem", "jo": "Asia/Amman", "sa": "Asia/Riyadh", "ae": "Asia/Dubai",
    "qa": "Asia/Qatar", "kw": "Asia/Kuwait", "eg": "Africa/Cairo", "tn": "Africa/Tunis", "dz": "Africa/Algiers",
    "ma": "Africa/Casablanca", "ng": "Africa/Lagos", "ke": "Africa/Nairobi", "za": "Africa/Johannesburg",
    "gh": "Africa/Accra", "in": "Asia/Kolkata", "pk": "Asia/Karachi", "bd": "Asia/Dhaka", "lk": "Asia/Colombo",
    "np": "Asia/Kathmandu", "cn": "Asia/Shanghai", "hk": "Asia/Hong_Kong", "tw": "Asia/Taipei", "jp": "Asia/Tokyo",
    "kr": "Asia/Seoul", "sg": "Asia/Singapore", "my": "Asia/Kuala_Lumpur", "ph": "Asia/Manila", "th": "Asia/Bangkok",
    "vn": "Asia/Ho_Chi_Minh", "nz": "Pacific/Auckland", "ar": "America/Argentina/Buenos_Aires",
    "co": "America/Bogota", "pe": "America/Lima", "ve": "America/Caracas",
}  # fmt: skip
SEVERAL_CLOCKS = {
    "us": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix",
           "America/Anchorage", "Pacific/Honolulu"),
    "ca": ("America/Toronto", "America/Vancouver", "America/Winnipeg", "America/Edmonton", "America/Halifax", "America/St_Johns"),
    "au": ("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth", "Australia/Darwin"),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Krasnoyarsk", "Asia/Vladivostok"),
    "br": ("America/Sao_Paulo", "America/Manaus"),
    "mx": ("America/Mexico_City", "America/Tijuana"),
    "id": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    "es": ("Europe/Madrid", "Atlantic/Canary"),
    "pt": ("Europe/Lisbon", "Atlantic/Azores"),
    "cl": ("America/Santiago", "Pacific/Easter"),
}  # fmt: skip
OWN_LANGUAGE = {
    "tr": "tr", "az": "az", "de": "de", "fr": "fr", "it": "it", "nl": "nl", "pl": "pl", "cs": "cz", "sk": "sk", "hu": "hu",
    "ro": "ro", "bg": "bg", "el": "gr", "sr": "rs", "hr": "hr", "sl": "si", "uk": "ua", "sv": "se", "fi": "fi", "no": "no",
    "nb": "no", "nn": "no", "da": "dk", "is": "is", "he": "il", "fa": "ir", "ja": "jp", "ko": "kr", "vi": "vn", "th": "th",
    "ka": "ge", "hy": "am", "et": "ee", "lv": "lv", "lt": "lt", "mk": "mk", "sq": "al", "hi": "in",
}  # fmt: skip
SHARED_LANGUAGE = {
    "en": ("us", "uk", "in", "au", "ca", "ie", "nz", "za", "ng", "ph", "sg", "pk"),
    "es": ("es", "mx", "ar", "co", "cl", "pe", "ve"),
    "pt": ("br", "pt"),
    "ru": ("ru", "by", "kz"),
    "zh": ("cn", "tw", "hk", "sg"),
    "ar": ("sa", "eg", "ae", "iq", "jo", "lb", "ma", "dz", "tn", "qa", "kw", "sy"),
    "fr": ("fr", "be", "ch", "ca"),
    "de": ("de", "at", "ch"),
}  # languages of several countries: where most of their papers are first
COMMON_ABROAD = {"tv", "io", "me", "co", "ai", "fm", "cc", "ws", "la", "is", "it"}  # country domains that others use


def clocks_of(country: str) -> tuple[str, ...]:
    """The IANA zones of a country; empty for a code that is none.

    >>> clocks_of("tr"), clocks_of("com")
    (('Europe/Istanbul',), ())
    """
    return SEVERAL_CLOCKS.get(country, (ONE_CLOCK[country],) if country in ONE_CLOCK else ())


def all_clocks() -> tuple[str, ...]:
    """Every zone named here, each once."""
    several = (zone for zones in SEVERAL_CLOCKS.values() for zone in zones)
    return tuple(dict.fromkeys((*ONE_CLOCK.values(), *several)))


def clocks_where(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The zones of the countries that share a language, by language tags; those with most papers first.

    >>> clocks_where(("en",))[0], clocks_where(("tr",))
    ('America/New_York', ())
    """
    countries = (country for tag in languages for country in SHARED_LANGUAGE.get(tag[:2].lower(), ()))
    return tuple(dict.fromkeys(zone for country in countries for zone in clocks_of(country)))


def countries_of(host: str, languages: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Where a site may be at home, the likeliest first, each with what says so; *languages* are tags such as ``en-GB``.

    >>> countries_of("www.haber.com.tr", ("tr-TR",))
    (('tr', 'the domain .tr'),)
    """
    ending = host.rpartition(".")[2]
    found = {ending: f"the domain .{ending}"} if clocks_of(ending) and ending not in COMMON_ABROAD else {}
    for tag in languages:
        language, _, region = tag.lower().replace("_", "-").partition("-")
        if len(region) == 2 and clocks_of(region):
            found.setdefault(region, f"the language {tag}")
        elif country := OWN_LANGUAGE.get(language):
            found.setdefault(country, f"the language {tag}")
    return tuple(found.items())
