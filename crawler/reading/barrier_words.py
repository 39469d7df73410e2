"""The wordings of walls and errors, in many languages: titles of robot checks, questions for consent, offers, lost pages."""

from __future__ import annotations

import re

BOT_TITLE = re.compile(
    r"just a moment|attention required|access denied|are you a (?:robot|human)|robot or human|pardon our interruption|"
    r"verify (?:that )?you are (?:a )?human|ddos.?guard|checking your browser|security check|request unsuccessful|"
    r"güvenlik (?:kontrolü|doğrulaması)|robot olmadığınızı|ein moment|un momento|un instant|bot (?:check|verification)|captcha",
    re.IGNORECASE,
)
BOT_PART = (
    "#challenge-form, #challenge-running, .cf-browser-verification, #cf-wrapper, #px-captcha, #captcha-form, .g-recaptcha, "
    '.h-captcha, script[src*="captcha-delivery.com"], script[src*="/cdn-cgi/challenge-platform/"], '
    'script[src*="_Incapsula_Resource"], meta[name="captcha-bypass"]'
)
CONSENT_TITLE = re.compile(
    r"before you continue|bevor sie (?:zu|fort)|avant de continuer|prima di continuare|antes de continuar|"
    r"(?:privacy|cookie|consent)[ -]?(?:settings|wall|gate|notice)|zustimmung|einwilligung|gizlilik tercih"
    r"|çerez (?:onay|tercih|ayar)",
    re.IGNORECASE,
)
CONSENT = re.compile(
    r"cookies?|consent|zustimm|einwillig|datenschutz|gdpr|rgpd|kvkk|çerez|privacy|données personnelles|datos personales|согласие",
    re.IGNORECASE,
)
AGREE = re.compile(
    r"\b(?:accept|agree|akzeptier|zustimm|accepter|aceptar|accetta|kabul et|onayl|принять|согласен)", re.IGNORECASE
)
PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|unlock)|(?:subscribers?|members?)[ -]only|to continue reading|continue reading with|"
    r"already a subscriber|abone ol(?:un|arak)?\b|aboneler(?:e|imize)? özel|devamını okumak için|haberin devamı için|"
    r"weiterlesen mit|jetzt (?:weiterlesen|abonnieren)|nur für abonnenten|exklusiv für abonnenten|réservé (?:à nos |aux )abonnés|"
    r"il vous reste .{1,12} à (?:lire|découvrir)|solo para suscriptores|suscríbete para|per gli abbonati|"
    r"for abonnenter|logg inn for å lese|för prenumeranter|有料会員|会員限定|続きを読む|subscreva"
    r"|conteúdo exclusivo|только для подписчиков",
    re.IGNORECASE,
)
MISSING = re.compile(
    r"(?:error |hata |fehler |erreur )?404\b.{0,60}"
    r"|.{0,20}(?:page|article|story|content)\s+(?:was |is |could )?(?:not|n't|no longer)"
    r"(?: be)?\s*(?:found|available|exist)\w*.{0,30}|(?:aradığınız\s+)?(?:sayfa|haber|içerik)\s+bulunamadı.{0,20}"
    r"|(?:die )?(?:angeforderte )?seite (?:wurde )?(?:leider )?nicht gefunden.{0,20}|page (?:introuvable|non trouvée).{0,20}"
    r"|página no (?:encontrada|existe).{0,20}|pagina non trovata.{0,20}|страница не найдена.{0,20}|səhifə tapılmadı.{0,20}"
    r"|.{0,12}الصفحة غير موجودة.{0,12}|صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد.{0,12}|not found|ページが見つかりません.{0,12}",
    re.IGNORECASE,
)
BROKEN = re.compile(
    r"(?:error |http )?50[0234]\b.{0,60}|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out"
    r"|(?:error establishing a )?database (?:connection )?error.{0,20}|error establishing a database connection"
    r"|(?:site|website)? ?(?:is )?(?:under|down for) maintenance.{0,30}|(?:site|sistem)\w* bakım\w*.{0,30}|wartungsarbeiten.{0,20}"
    r"|an error (?:has )?occurred.{0,40}|bir hata oluştu.{0,30}|something went wrong.{0,30}|origin is unreachable.{0,40}",
    re.IGNORECASE,
)
