"""Links as SSSOM, the simple standard for sharing mappings: a table (TSV) with its metadata as a head of comments."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from armstrace.graph.link import Link
from armstrace.graph.linkset import Linkset
from armstrace.graph.prefixes import PREFIXES
from armstrace.graph.registers import Registers

_COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "mapping_justification",
    "subject_source",
    "object_source",
    "mapping_date",
    "confidence",
    "comment",
)
#: Method of a link -> its SEMAPV term, of those that SSSOM allows. Assigned codes were entered by hand.
_JUSTIFICATIONS = {
    "byRule": "semapv:LogicalReasoning",
    "assignedCode": "semapv:ManualMappingCuration",
    "curated": "semapv:ManualMappingCuration",
    "sharedCode": "semapv:CompositeMatching",
}
_SET = "https://w3id.org/armstrace/links.sssom.tsv"
_PREFIXES = {
    "semapv": "https://w3id.org/semapv/vocab/",
    "wikidata": "http://www.wikidata.org/entity/",
    "geonames": "https://sws.geonames.org/",
    "untc": "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=",
    "undoc": "https://undocs.org/",
    "unbis": "http://metadata.un.org/thesaurus/",
    "cco": "https://www.commoncoreontologies.org/",
    "ucdp": "https://ucdp.uu.se/conflict/",
    "dataset": "https://w3id.org/armstrace/id/dataset/",
    "arms": "https://w3id.org/armstrace/ontology#",
}


def write_sssom(linkset: Linkset, registers: Registers, version: str) -> str:
    """All links that lead somewhere, as an SSSOM table. `version` is that of the release: no clock is asked."""
    links = [link for link in linkset.links if link.address is not None]
    kinds = sorted({link.subject.kind for link in links})
    predicates = sorted({(link.predicate or "").partition(":")[0] for link in links})
    head = [f"#mapping_set_id: {_SET}", f'#mapping_set_version: "{version}"']
    head += ["#mapping_set_title: Links of armstrace to other datasets"]
    head += ["#license: https://creativecommons.org/licenses/by/4.0/", "#curie_map:"]
    spaces = {**_PREFIXES, **{name: PREFIXES[name] for name in (*kinds, *predicates)}}
    head += [f"#  {prefix}: {space}" for prefix, space in sorted(spaces.items())]
    table = io.StringIO()
    writer = csv.DictWriter(table, _COLUMNS, delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_make_row(link, registers) for link in links)
    return "\n".join(head) + "\n" + table.getvalue()


def _make_row(link: Link, registers: Registers) -> dict[str, str]:
    return {
        "subject_id": str(link.subject),
        "subject_label": registers.get(link.subject).label,
        "predicate_id": link.predicate or "",
        "object_id": _make_curie(link),
        "mapping_justification": _JUSTIFICATIONS[link.method],
        "subject_source": "dataset:armstrace",
        "object_source": f"dataset:{link.target.name}",
        "mapping_date": link.date,
        "confidence": str(link.confidence),
        "comment": "; ".join(_list_comments(link)),
    }


def _make_curie(link: Link) -> str:
    space = _PREFIXES[link.target.name]
    return f"{link.target.name}:{(link.address or '').removeprefix(space)}"


def _list_comments(link: Link) -> Iterator[str]:
    yield f"borne out by {link.evidence}"
    if link.note:
        yield link.note
