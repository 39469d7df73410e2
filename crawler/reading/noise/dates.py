"""Dates, clocks and ages as widgets print them, for telling a line's kind; reading them as instants is not done here."""

from __future__ import annotations

from crawler.reading.noise.parts import any_of, maybe, row
from crawler.reading.noise.phrases import one_of

MONTH = one_of("""
    ocak, şubat, mart, nisan, mayıs, haziran, temmuz, ağustos, eylül, ekim, kasım, aralık, oca, şub, mar, nis, may,
    haz, tem, ağu, eyl, eki, kas, ara, january, february, march, april, june, july, august, september, october,
    november, december, jan, feb, apr, jun, jul, aug, sep, sept, oct, nov, dec, januar, jänner, februar, märz, mai,
    juni, juli, oktober, dezember, mär, okt, dez, janvier, février, mars, avril, juin, juillet, août, septembre,
    octobre, novembre, décembre, janv, févr, avr, juil, déc, enero, febrero, marzo, abril, mayo, junio, julio,
    agosto, septiembre, setiembre, octubre, noviembre, diciembre, ene, abr, ago, dic, gennaio, febbraio, aprile,
    maggio, giugno, luglio, settembre, ottobre, dicembre, gen, mag, giu, lug, set, ott, janeiro, fevereiro, março,
    maio, junho, julho, setembro, outubro, novembro, dezembro, fev, out, januari, februari, maart, mei, augustus,
    января, февраля, марта, апреля, мая, июня, июля, августа, сентября, октября, ноября, декабря, янв, фев, апр,
    авг, сен, окт, ноя, дек, січня, лютого, березня, квітня, травня, червня, липня, серпня, вересня, жовтня,
    листопада, грудня, януари, февруари, март, април, май, юни, юли, август, септември, октомври, ноември, декември,
    stycznia, lutego, marca, kwietnia, maja, czerwca, lipca, sierpnia, września, października, listopada, grudnia,
    ιανουαρίου, φεβρουαρίου, μαρτίου, απριλίου, μαΐου, ιουνίου, ιουλίου, αυγούστου, σεπτεμβρίου, οκτωβρίου,
    νοεμβρίου, δεκεμβρίου, yanvar, fevral, aprel, iyun, iyul, avqust, sentyabr, oktyabr, noyabr, dekabr, maret,
    agustus, desember, يناير, فبراير, مارس, أبريل, ابريل, مايو, يونيو, يوليو, أغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر,
    كانون الثاني, شباط, آذار, نيسان, أيار, حزيران, تموز, آب, أيلول, تشرين الأول, تشرين الثاني, كانون الأول, فروردین,
    اردیبهشت, خرداد, تیر, مرداد, شهریور, مهر, آبان, آذر, دی, بهمن, اسفند
""")
WEEKDAY = one_of("""
    pazartesi, salı, çarşamba, perşembe, cuma, cumartesi, pazar, pzt, sal, çar, per, cum, cmt, paz, monday, tuesday,
    wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur, thurs, fri, sat, sun, montag,
    dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag, mo, di, mi, do, fr, sa, so, lundi, mardi,
    mercredi, jeudi, vendredi, samedi, dimanche, lunes, martes, miércoles, jueves, viernes, sábado, domingo, lunedì,
    martedì, mercoledì, giovedì, venerdì, sabato, domenica, segunda-feira, terça-feira, quarta-feira, quinta-feira,
    sexta-feira, maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, понедельник, вторник, среда,
    четверг, пятница, суббота, воскресенье, понеділок, вівторок, середа, п'ятниця, субота, неділя, понеделник,
    сряда, четвъртък, петък, събота, неделя, poniedziałek, wtorek, środa, czwartek, piątek, sobota, niedziela,
    δευτέρα, τρίτη, τετάρτη, πέμπτη, παρασκευή, σάββατο, κυριακή, bazar ertəsi, çərşənbə, cümə, şənbə, bazar, senin,
    selasa, rabu, kamis, jumat, sabtu, minggu, الأحد, الاثنين, الإثنين, الثلاثاء, الأربعاء, الخميس, الجمعة, السبت,
    شنبه, یکشنبه, دوشنبه, سه شنبه, چهارشنبه, پنجشنبه, جمعه
""")
_ZONE = one_of("""
    gmt, utc, tsi, trt, est, edt, cst, cdt, mst, mdt, pst, pdt, et, ct, mt, pt, bst, cet, cest, eet, eest, ist, uhr,
    мск, msk, wib, wita, h, hrs, z, local time, türkiye saati, am, pm, öö, ös, a.m., p.m., πμ, μμ, ص, م, г., года,
    р., року, г
""")
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th|er|\.|º|a)?"
_YEAR = r"(?:(?:19|20)\d\d|1[34]\d\d)"
_NUMERIC = rf"(?:{_YEAR}[./\-][01]?\d[./\-][0-3]?\d|[0-3]?\d ?[./\-] ?[0-3]?\d ?[./\-] ?(?:{_YEAR}|\d\d))"
_NAMED = (
    rf"(?:{_DAY} ?(?:de |d')?{MONTH}\.?,? ?(?:de |del )?{_YEAR}|{MONTH}\.? {_DAY},? ?{_YEAR}|{_YEAR} {MONTH} {_DAY})"
)
_NAMED_IN_YEAR = rf"(?:{_DAY} ?(?:de )?{MONTH}\.?|{MONTH}\.? {_DAY})"
_NEXT = one_of(
    "at, um, à, a las, alle, alle ore, ore, в, о, om, as, às, saat, kl, pukul, ob, ve, den, on, tarihinde, tarih, a, el"
)
JOIN = rf"(?: ?[,|/\-–—•·@()]{{0,3}} ?(?:{_NEXT}\.?:? )?)"
_ZONES = rf"(?: ?{_ZONE}(?: ?[+\-]\d{{1,2}}(?::?\d\d)?)?){{0,3}}"
_OF_DAY = r"(?:[01]?\d|2[0-4])(?:[:.h]| h |時)[0-5]\d(?:[:.][0-5]\d)?(?:,\d+)?"
_MILITARY = r"[0-2]\d[0-5]\d (?:gmt|utc|hkt|bst)"
CLOCK = rf"(?:{_OF_DAY}{_ZONES}|{_MILITARY}|[01]?\d ?(?:am|pm|uhr))"
CALENDAR = (r"\d", rf"\d ?(?:[./:h時\-] ?\d|am|pm|uhr)|\d (?:gmt|utc|hkt|bst)|{MONTH}")
"""What every line with a date or a clock has somewhere."""
AT_CLOCK = maybe(JOIN + CLOCK)
_WEEKDAY_BEFORE = maybe(rf"{WEEKDAY}\.?,?{JOIN}")
_WEEKDAY_AFTER = maybe(rf"{JOIN}{WEEKDAY}\.?")
DAY = row(_WEEKDAY_BEFORE, rf"(?:{_NUMERIC}|{_NAMED})(?: ?{_ZONE})?", _WEEKDAY_AFTER)
DAY_OF_YEAR = row(_WEEKDAY_BEFORE, rf"(?:{_NAMED_IN_YEAR}|[0-3]?\d[./][01]?\d)", _WEEKDAY_AFTER)
ISO = rf"(?:{_YEAR}-[01]\d-[0-3]\d(?:t| )[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?(?:z|[+\-]\d\d:?\d\d))?)"
TODAY = one_of("""
    bugün, dün, önceki gün, today, yesterday, heute, gestern, aujourd'hui, hier, hoy, ayer, oggi, ieri, hoje, ontem,
    vandaag, gisteren, сегодня, вчера, сьогодні, вчора, днес, dzisiaj, wczoraj, dziś, σήμερα, χθες, bu gün, dünən,
    hari ini, kemarin, اليوم, أمس, امروز, دیروز
""")
_UNIT = one_of("""
    saniye, sn, dakika, dk, dak, saat, sa, gün, hafta, ay, yıl, second, seconds, sec, secs, minute, minutes, min,
    mins, hour, hours, hr, hrs, h, day, days, d, week, weeks, w, month, months, year, years, m, s, sekunde,
    sekunden, minuten, stunde, stunden, std, tag, tagen, tage, woche, wochen, monat, monaten, monate, jahr, jahren,
    seconde, secondes, heure, heures, jour, jours, semaine, semaines, mois, an, ans, segundo, segundos, minuto,
    minutos, hora, horas, día, días, semana, semanas, mes, meses, año, años, secondi, minuti, ora, ore, giorno,
    giorni, settimana, settimane, mese, mesi, anno, anni, dia, dias, mês, ano, anos, uur, uren, dag, dagen, weken,
    maand, maanden, jaar, секунд, секунды, минут, минуты, минуту, мин, час, часа, часов, ч, день, дня, дней, неделю,
    недели, недель, месяц, месяца, месяцев, год, года, лет, хвилин, хвилини, хвилину, хв, година, години, годин,
    годину, дні, днів, тиждень, тижні, місяць, місяці, рік, роки, минути, дни, седмица, седмици, minut, minuty,
    minutę, godzin, godziny, godzinę, dni, dzień, λεπτά, λεπτό, ώρα, ώρες, ημέρες, μέρες, dəqiqə, saniyə, həftə, il,
    menit, jam, hari, minggu, bulan, tahun, detik, دقيقة, دقائق, ساعة, ساعات, يوم, أيام, أسبوع, أسابيع, شهر, أشهر,
    سنة, ثانیه, دقیقه, ساعت, روز, هفته, ماه, سال, ساعتين, يومين
""")
_N = r"(?:\d{1,4}|a|an|one|bir|einer|einem|une?|una?|uma|um)"
_SPAN = rf"(?:{_N} ?{_UNIT}\.?(?:(?:,| and| und| et| y| e| и| ve)? {_N} ?{_UNIT}\.?)?)"
_AGO = one_of(
    "önce, evvel, ago, geleden, fa, atrás, назад, тому, тому назад, преди, temu, πριν, əvvəl, yang lalu, lalu, پیش, قبل, earlier"
)
_SINCE = one_of("vor, il y a, hace, há, преди, πριν από, πριν, منذ, قبل, since")
_JUST = one_of("""
    az önce, şimdi, biraz önce, just now, now, gerade eben, à l'instant, ahora, adesso, agora, только что, щойно,
    الآن, indi, baru saja, moments ago
""")
AGO = f"{_AGO}|{_SINCE}|{_JUST}"
"""What every age has somewhere."""
AGE = rf"(?:منذ (?:ساعتين|يومين|دقيقتين|اسبوعين|شهرين)|(?:{_SINCE} )?{_SPAN} ?{_AGO}|{_SINCE} {_SPAN}|{_JUST})"
MOMENT = any_of(ISO, row(any_of(DAY, TODAY), AT_CLOCK), row(CLOCK + JOIN, DAY), AGE)
