"""Counts what other readers find in exports: networkx in a GraphML file, the W3C prov package in a PROV-JSON file, and
Python's own json and csv in JSON Lines and in a folder of tables.

Usage: reread.py FILE.graphml FILE.provjson [FILE.jsonl FOLDER]; prints one JSON object. Exit code 77 where a reader is not
installed.
"""
import collections
import csv
import json
import pathlib
import sys

try:
    import networkx
    from prov.model import ProvAgent, ProvAttribution, ProvDerivation, ProvDocument, ProvEntity, ProvInfluence, ProvSpecialization
except ImportError as e:
    print(e, file=sys.stderr)
    sys.exit(77)

graph = networkx.read_graphml(sys.argv[1])
doc = ProvDocument.deserialize(sys.argv[2], format="json")


def kinds(records):
    return collections.Counter(str(next(iter(r.get_asserted_types()), "plain")) for r in records)


def rows(path):
    with open(path, encoding="utf-8", newline="") as f:
        reader = csv.reader(f, strict=True)
        head = next(reader)
        n = 0
        for row in reader:
            assert len(row) == len(head), (path, row)
            n += 1
        return n


entities = list(doc.get_records(ProvEntity))
known = {r.identifier for r in entities}
for r in doc.get_records((ProvDerivation, ProvInfluence)):
    if type(r) in (ProvDerivation, ProvInfluence):
        assert {r.args[0], r.args[1]} <= known, r
out = {
    "nodes": collections.Counter(d["kind"] for _, d in graph.nodes(data=True)),
    "edges": collections.Counter(d["kind"] for _, _, d in graph.edges(data=True)),
    "labels": sorted(d.get("label", "") for _, d in graph.nodes(data=True)),
    "entities": kinds(entities),
    "agents": len(list(doc.get_records(ProvAgent))),
    "derivations": kinds(doc.get_records(ProvDerivation)),
    "attributions": len(list(doc.get_records(ProvAttribution))),
    "specializations": len(list(doc.get_records(ProvSpecialization))),
    "influences": sum(type(r) is ProvInfluence for r in doc.get_records(ProvInfluence)),
}
if len(sys.argv) > 3:
    with open(sys.argv[3], encoding="utf-8") as f:
        out["jsonl"] = collections.Counter(json.loads(line)["type"] for line in f)
    out["csv"] = {p.stem: rows(p) for p in pathlib.Path(sys.argv[4]).glob("*.csv")}
print(json.dumps(out))
