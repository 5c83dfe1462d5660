"""Capitals that stand for the governments that sit in them ("Phnom Penh will host the meeting")."""

from __future__ import annotations

from armstrace.graph.names import Ref
from armstrace.graph.sealed import replace
from armstrace.loaders.discourse import Party

#: What governments do, and no town: a capital that does it stands for its state.
_STATE_ACTS = frozenset(
    """host vote abstain sign ratify accede join attend participate say state declare claim deny accuse announce oppose
    reject insist agree deposit withdraw denounce condemn acknowledge admit recognize argue refuse vow pledge object
    promise export import produce stockpile""".split()  # noqa: SIM905
)
#: Key of a state -> its capital, in the spellings of profiles (names of the Geographic Names Server).
_CAPITALS = """
afg Kabul; ago Luanda; alb Tirana; are Abu Dhabi; arg Buenos Aires; arm Yerevan; aus Canberra; aut Vienna; aze Baku;
bdi Bujumbura|Gitega; bel Brussels; ben Cotonou|Porto-Novo; bfa Ouagadougou; bgd Dhaka; bgr Sofia; bhr Manama;
bih Sarajevo; blr Minsk; bol La Paz; bra Brasilia|Brasília; brn Bandar Seri Begawan; bwa Gaborone; caf Bangui;
can Ottawa; che Bern|Berne; chl Santiago; chn Beijing; civ Abidjan|Yamoussoukro; cmr Yaoundé|Yaounde; cod Kinshasa;
cog Brazzaville; col Bogotá|Bogota; cri San José|San Jose; cub Havana; cyp Nicosia; cze Prague; deu Berlin;
dji Djibouti City; dnk Copenhagen; dom Santo Domingo; dza Algiers; ecu Quito; egy Cairo; eri Asmara; esp Madrid;
est Tallinn; eth Addis Ababa; fin Helsinki; fji Suva; fra Paris; gab Libreville; gbr London; geo Tbilisi; gha Accra;
gin Conakry; gmb Banjul; gnb Bissau; grc Athens; gtm Guatemala City; guy Georgetown; hnd Tegucigalpa; hrv Zagreb;
hti Port-au-Prince; hun Budapest; idn Jakarta; ind New Delhi|Delhi; irl Dublin; irn Tehran|Teheran; irq Baghdad;
isl Reykjavik; isr Tel Aviv; ita Rome; jam Kingston; jor Amman; jpn Tokyo; kaz Astana|Nur-Sultan|Almaty; ken Nairobi;
kgz Bishkek; khm Phnom Penh; kor Seoul; kwt Kuwait City; lao Vientiane; lbn Beirut; lbr Monrovia; lby Tripoli;
lka Colombo; ltu Vilnius; lva Riga; mar Rabat; mda Chisinau|Chişinău|Chișinău; mdg Antananarivo; mex Mexico City;
mkd Skopje; mli Bamako; mmr Naypyidaw|Yangon|Rangoon; mne Podgorica; mng Ulaanbaatar|Ulan Bator; moz Maputo;
mrt Nouakchott; mus Port Louis; mwi Lilongwe; mys Kuala Lumpur; nam Windhoek; ner Niamey; nga Abuja; nic Managua;
nld The Hague; nor Oslo; npl Kathmandu; nzl Wellington; omn Muscat; pak Islamabad; pan Panama City; per Lima;
phl Manila; png Port Moresby; pol Warsaw; prk Pyongyang; prt Lisbon; pry Asunción|Asuncion; qat Doha; rou Bucharest;
rus Moscow; rwa Kigali; sau Riyadh; sdn Khartoum; sen Dakar; sle Freetown; slv San Salvador; som Mogadishu;
srb Belgrade; ssd Juba; svk Bratislava; svn Ljubljana; swe Stockholm; syr Damascus; tcd N’Djamena|N'Djamena;
tgo Lomé|Lome; tha Bangkok; tjk Dushanbe; tkm Ashgabat; tun Tunis; tur Ankara; twn Taipei; tza Dar es Salaam|Dodoma;
uga Kampala; ukr Kyiv|Kiev; ury Montevideo; usa Washington; uzb Tashkent; ven Caracas; vnm Hanoi;
yem Sana’a|Sanaa|Sana'a; zaf Pretoria; zmb Lusaka; zwe Harare
"""
_BY_NAME = {
    name: key
    for entry in _CAPITALS.split(";")
    for key, _, names in [entry.strip().partition(" ")]
    for name in " ".join(names.split()).split("|")
}


def read_capitals(verb: str, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those who do something, the state in place of its capital where it is what governments do (`verb`, base form)."""
    return tuple(map(_name_state, parties)) if verb in _STATE_ACTS else parties


def _name_state(party: Party) -> Party:
    key = _BY_NAME.get(party.words) if party.ref.kind in ("group", "place") else None
    return replace(party, ref=Ref("state", key), known=True) if key else party
