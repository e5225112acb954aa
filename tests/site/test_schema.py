"""The JSON Schema of the data files, which editors read while one writes."""

import json
import re

import fastjsonschema
import pytest
import test_bad
import yaml

from checklist.loading import EXERCISES, PROGRAMMES, ROUTINES, load
from publish.schema import EXERCISE, HELD, schemas


def schema_of(path):
    """Return the name of the schema of a data file."""
    if path.parent.name == EXERCISES:
        return HELD if path.name == PROGRAMMES else EXERCISE
    first = path.read_text(encoding="utf-8").split("\n\nstages", 1)[0]
    routine = re.search(r"^id: (\S+)$", first, re.MULTILINE)
    return f"{routine[1] if routine else path.stem}.schema.json"


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2 as editors read it: true, false, nothing and whole numbers, else text; no key twice."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 PyYAML's own form

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value]
        if len(set(keys)) < len(keys):
            raise yaml.constructor.ConstructorError(None, None, "nyckeln står två gånger", node.start_mark)
        return super().construct_mapping(node, deep=deep)


AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false$"), list("tf"))
AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("(~|null|)$"), ["~", "n", ""])
AsEditorsRead.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("-?(0|[1-9][0-9]*)$"), list("-0123456789")
)


def valid(text, check):
    """Tell whether an editor has nothing to say about a file."""
    try:
        check(yaml.load(text, AsEditorsRead))
    except (yaml.YAMLError, ValueError, OverflowError, TypeError, fastjsonschema.JsonSchemaValueException):
        return False
    return True


def checks_of(handbook):
    return {name: fastjsonschema.compile(schema) for name, schema in schemas(handbook).items()}


@pytest.fixture(scope="module")
def small_checks(small_handbook):
    return checks_of(small_handbook)


def test_the_schemas_beside_the_files_are_those_of_the_model(handbook):
    for name, schema in schemas(handbook).items():
        assert json.loads((ROUTINES / name).read_text(encoding="utf-8")) == schema


def test_every_data_file_names_its_schema_for_both_sorts_of_editors_and_is_valid():
    checks = checks_of(load())
    for path in ROUTINES.rglob("*.yaml"):
        name = schema_of(path)
        text = path.read_text(encoding="utf-8")
        beside = name.rpartition("/")[2]
        assert text.splitlines()[:2] == [f"# yaml-language-server: $schema={beside}", f"# $schema: {beside}"]
        assert valid(text, checks[name]), path.name


@pytest.mark.parametrize("name", ["karlstad", "malmo", "norge"])
def test_other_procedures_are_valid_too(name, other_routines):
    checks = checks_of(load(other_routines / name))
    for path in (other_routines / name).glob("*.yaml"):
        assert valid(path.read_text(encoding="utf-8"), checks[schema_of(path)]), path


def test_an_editor_sees_a_good_share_of_the_faults_and_check_sees_them_all(small_checks, folder):
    """The rest are ids that are not there, and answers that lead nowhere: no schema can know them."""
    for path in folder.rglob("*.yaml"):
        assert valid(path.read_text(encoding="utf-8"), small_checks[schema_of(path)]), path.name
    seen = []
    for name, file, search, replace, _ in test_bad.FAULTS:
        text = (folder / file).read_text(encoding="utf-8").replace(search, replace, 1)
        if not valid(text, small_checks[schema_of(folder / file)]):
            seen.append(name)
    assert len(seen) / len(test_bad.FAULTS) >= 0.7
