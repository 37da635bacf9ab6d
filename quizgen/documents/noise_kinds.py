"""Owns recognising one line or paragraph as noise by its own words; must not look at its neighbours."""

import re

YEAR = r"(?:1[6-9]|20)\d\d"
REFERENCE = re.compile(
    rf"""\beds?\.\s.*\b{YEAR}\b                                  # In: Smith A, eds. Book. 2018
    | \b\d+(?:st|nd|rd|th)\ ed\.\s.*\b{YEAR}\b                   # 7th ed. Publisher; 2018
    | \b{YEAR}\b[^;.]{{0,20}};\s*\d+\s*(?:\([\w\s-]+\))?\s*:     # 2015 Jan;13(2):115
    | \b{YEAR};\s*(?:chap|pp?)\b
    | \b(?:doi:\s*|doi\.org/)10\. | \bPMID:?\s*\d | \bPMCID\b | \bISBN\b[\s:]*[\dX-]{{9,}} | \barXiv:\d
    | \bRetrieved\ (?:from\ |on\ |\w+\ \d{{1,2}},\ {YEAR}) | \bAccessed\ (?:on\ )?\w+\ \d{{1,2}},\ {YEAR}
    """,
    re.VERBOSE,
)
AUTHORS_FIRST = re.compile(
    rf"""(?:\[?\d{{1,3}}[\].]\s*)?(?:
      # Poe EA, Doe J. Title. 1845 / Poe, E. A. (1845) / Poe, Edgar. 1845.
      [A-Z][\w'’-]+\ [A-Z]{{1,3}}(?:,\ [A-Z][\w'’-]+\ [A-Z]{{1,3}}){{0,20}}(?:,\ et\ al)?\.\s.*\b{YEAR}\b
    | [A-Z][\w'’-]+,\ (?:[A-Z]\.[\s-]?){{1,3}}.{{0,300}}\(\d{{4}}[a-z]?(?:,\ \w+(?:\ \d+)?)?\)
    | [A-Z][\w'’-]+,\ [A-Z][\w'’.-]+(?:[\ ,].{{0,200}})?\.\ {YEAR}\.\s
    )""",
    re.VERBOSE,
)
NAVIGATION = re.compile(
    r"""(?:more\ on|see\ also|read\ more|learn\ more|related(?:\ \w+)?|main\ article|further\ information
        |also\ see|next|previous|up\ next|in\ this\ (?:section|article)|on\ this\ page)\s*:
    | (?:back\ to\ top|return\ to\ top|top\ of\ page|skip\ to\ .*|table\ of\ contents|contents
        |print\ this\ page
        |share\ this\ .*|clinical\ trial|advertisement|next\ page|previous\ page)[.\s]*$
    | for\ (?:more|further|additional)\ (?:information|details|resources)\b
    | (?:go\ to|see|refer\ to)\ (?:the\ )?["“].*(?:section|chapter|page|article|topic)
    | (?:visit|view|watch|read|explore|click|check\ out|go\ to|use|take|try|listen|see)
      \ .*\b(?:videos?|animations?
        |web\ ?sites?|online|simulations?|interactive|tutorial
        |podcast|https?|www|this\ (?:article|site|link|page))\b
    | (?:visit|browse|explore|view)\ .*\b(?:collection|exhibit(?:ion)?|gallery|essays|primary\ sources)\b
    | this\ (?:case\ report|study|trial|clinical\ trial|article|review|paper|page|fact\ sheet)\ (?:also\ )?
      (?:describes?|reports?|evaluates?|examines?|presents?|aims?|investigates?|compares?|discusses|explains|covers
        |assesses|will|provides|summarizes|looks|tests|analyzes)\b""",
    re.VERBOSE | re.IGNORECASE,
)
NEXT_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]*[A-Z]")
CAPTION = re.compile(
    r"""(?:figure|fig\.|table|box|chart|plate|image|photo|illustration|diagram|map|video|listing|exhibit)
        \s*[\dIVX]+(?:[.-]\d+)*[a-z]?\s*(?:[.:)|–—-]|$)
    | (?:(?:photo(?:graph)?|image|picture|illustration|figure|video)\s+)?(?:credits?|source)\s*:
    | (?:photo(?:graph)?|image|picture|illustration)\s+(?:(?:by|from|credit|courtesy)\b|©|:)
    | courtesy\s+of\b
    | \((?:(?:image|photo)\s+)?credit\b""",
    re.VERBOSE | re.IGNORECASE,
)
FOOTER = re.compile(
    r"""(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$ | -\s*\d{1,4}\s*-$
    | (?:page\s+)?(?:last\s+)?(?:updated|reviewed|modified|revised|published)
      (?:\s+(?:on|by)\b|\s*[:—–-]).{0,80}$
    | (?:copyright\b|©|\(c\)\s*\d{4}) | .{0,120}\ball\ rights\ reserved\b | .{0,60}\blicen[sc]ed\ under\b
    | (?:url|web\ ?site|e-?mail|phone|telephone|tel|fax|toll-free|mailing\ address)\s*[:.]
    | \[\^[^\]]+\]:""",
    re.VERBOSE | re.IGNORECASE,
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.-]+")
PHONE = re.compile(r"(?<!\d)(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)")
RECORD = re.compile(
    r"""(?:status|phase|intervention\ types?|interventions?|participants|enrollment|start\ date
        |completion\ date
        |journal|conditions?|treatments?\ used|number\ of\ patients|published|publication\ date|study\ type
        |sponsor|nct\ (?:number|id)|authors?|locations?)\s*(?:[:—–]|-\s)""",
    re.VERBOSE | re.IGNORECASE,
)
SURE_RECORD = re.compile(r"published\s*[—–-]\s*$|journal:|intervention\ types?:|nct\d{8}", re.IGNORECASE)
RESOURCE = re.compile(
    r"(?:MedlinePlus|Gene ?Reviews?|Genetic Testing Registry|Orphanet|OMIM|PubMed|ClinicalTrials\.gov)"
    r"\b[^:.]{0,40}:"
)
LEADS_TO_LINKS = re.compile(
    r"""\b(?:these|following|additional|other|more|helpful|useful)\ (?:\w+\ )?
        (?:resources|links|web\ ?sites|organizations|articles|sites|references)\b.*[:,]?$
    | by\ the\ end\ of\ this\ (?:section|chapter|module|lesson|unit|course),?\ you\ (?:will|should)
    | after\ (?:reading|completing|studying)\ this\ (?:section|chapter|module|lesson|unit),?
      \ you\ (?:will|should)
    | for\ (?:more|further)\ information,?\ (?:see|visit|contact|read)""",
    re.VERBOSE | re.IGNORECASE,
)
LONGEST = 800
"""Longer paragraphs are never noise by their words alone."""


def is_reference(text: str) -> bool:
    """A bibliographic entry."""
    return len(text) <= LONGEST and bool(REFERENCE.search(text) or AUTHORS_FIRST.match(text))


def is_record(text: str) -> bool:
    """A labelled line as in a trial or journal record; alone it may still be an honest definition."""
    return len(text) <= LONGEST and bool(RECORD.match(text))


def is_sure_record(text: str) -> bool:
    """A record line that stands in nothing else."""
    return len(text) <= LONGEST and bool(SURE_RECORD.match(text))


def is_noise_line(text: str) -> bool:
    """Navigation, a caption with its number, a footer or an address: noise wherever it stands."""
    if len(text) > LONGEST:
        return False
    if CAPTION.match(text) or FOOTER.match(text) or RESOURCE.match(text) or _is_address(text):
        return True
    return bool(NAVIGATION.match(text) and not NEXT_SENTENCE.search(text))


def leads_to_links(text: str) -> bool:
    """A line that introduces links or learning objectives rather than facts."""
    return len(text) <= LONGEST and bool(LEADS_TO_LINKS.search(text))


def _is_address(text: str) -> bool:
    shown = sum(len(match.group()) for match in ADDRESS.finditer(text))
    return shown * 2 > len(text) or (len(text.split()) <= 12 and bool(PHONE.search(text)))
