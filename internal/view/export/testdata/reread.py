"""Counts what other readers find in exports: networkx in a GraphML file, the W3C prov package in a PROV-JSON file.

Usage: reread.py FILE.graphml FILE.provjson; prints one JSON object. Exit code 77 where a reader is not installed.
"""
import collections
import json
import sys

try:
    import networkx
    from prov.model import ProvAgent, ProvAttribution, ProvDerivation, ProvDocument, ProvEntity, ProvSpecialization
except ImportError as e:
    print(e, file=sys.stderr)
    sys.exit(77)

graph = networkx.read_graphml(sys.argv[1])
doc = ProvDocument.deserialize(sys.argv[2], format="json")


def kinds(records):
    return collections.Counter(str(next(iter(r.get_asserted_types()), "plain")) for r in records)


entities = list(doc.get_records(ProvEntity))
known = {r.identifier for r in entities}
for r in doc.get_records(ProvDerivation):
    assert {r.args[0], r.args[1]} <= known, r
print(json.dumps({
    "nodes": collections.Counter(d["kind"] for _, d in graph.nodes(data=True)),
    "edges": collections.Counter(d["kind"] for _, _, d in graph.edges(data=True)),
    "labels": sorted(d.get("label", "") for _, d in graph.nodes(data=True)),
    "entities": kinds(entities),
    "agents": len(list(doc.get_records(ProvAgent))),
    "derivations": kinds(doc.get_records(ProvDerivation)),
    "attributions": len(list(doc.get_records(ProvAttribution))),
    "specializations": len(list(doc.get_records(ProvSpecialization))),
}))
