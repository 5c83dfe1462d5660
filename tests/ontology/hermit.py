"""The HermiT reasoner that owlready2 ships, asked through its command line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import owlready2
import rdflib
from rdflib import OWL, RDF, RDFS


class HermiT:
    """Answers questions about graphs; `folder` takes the files that it reads."""

    def __init__(self, java: str, folder: Path) -> None:
        jar = Path(owlready2.__file__).parent / "hermit"
        self.command = [
            java,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx1g",
            "-cp",
            f"{jar}:{jar / 'HermiT.jar'}",
            "org.semanticweb.HermiT.cli.CommandLine",
        ]
        self.folder = folder

    def ask(self, option: str, graph: rdflib.Graph) -> str:
        """The answer to one question about a graph, without its imports and annotations: they mean nothing to it."""
        silent = {OWL.imports, RDFS.label, RDFS.isDefinedBy, *graph.subjects(RDF.type, OWL.AnnotationProperty)}
        meant = rdflib.Graph()
        for triple in graph:
            if triple[1] not in silent:
                meant.add(triple)
        file = self.folder / "ontology.nt"
        meant.serialize(file, format="nt", encoding="utf-8")
        done = subprocess.run([*self.command, option, file.as_uri()], capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    def is_consistent(self, graph: rdflib.Graph) -> bool:
        """Can the graph be true at all? Fails where the reasoner gives another answer than yes or no."""
        answer = self.ask("-k", graph)
        assert "satisfiable" in answer or "InconsistentOntology" in answer, answer
        return "Thing is satisfiable" in answer

    def list_impossible(self, graph: rdflib.Graph) -> str:
        """The classes that can have no members, as the reasoner prints them."""
        answer = self.ask("-U", graph)
        assert "Classes equivalent to 'owl:Nothing'" in answer, answer
        return answer
