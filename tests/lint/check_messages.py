#!/usr/bin/python3
"""assets/messages: English is explained, has numbered arguments only, and exactly the texts that the program asks for;
the others have texts of English's keys in its order, and no signs that only look right (test_text_catalogues reads their
patterns)."""
import json
import re
import unicodedata
from common import files, finish, read

KEY = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+")


def refuse_twice(pairs):
    keys = [key for key, _ in pairs]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise ValueError(f"named twice: {', '.join(sorted(twice))}")
    return dict(pairs)


def load(path):
    return json.loads(read(path), object_pairs_hook=refuse_twice)


def depth_is_even(text):
    depth = 0
    for letter in text:
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            return False
    return depth == 0


def check_message(path, key, message):
    text = message.get("text", "")
    if not KEY.fullmatch(key):
        yield f"{path}: {key}: a key is words with dots between"
    if not text.strip():
        yield f"{path}: {key}: no text"
    if not message.get("comment", "").strip():
        yield f"{path}: {key}: no comment for translators"
    if not depth_is_even(text):
        yield f"{path}: {key}: braces do not match: {text}"
    # ICU's C interface shows named arguments as they stand, without an error.
    for argument in re.findall(r"\{\s*([A-Za-z_]\w*)\s*(?:,|\})", text):
        if not re.search(rf"(?:zero|one|two|few|many|other|=\d+)\{{{argument}\}}", text):
            yield f"{path}: {key}: arguments are numbers, {{0}}, not {{{argument}}}"


def check_translation(path, key, text):
    if not isinstance(text, str) or not text.strip():
        yield f"{path}: {key}: no text; leave the key out"
        return
    if "'" in text:
        yield f"{path}: {key}: ' quotes in patterns; write ’"
    if text != text.strip() or "  " in text:
        yield f"{path}: {key}: spaces too many"
    if text != unicodedata.normalize("NFC", text):
        yield f"{path}: {key}: not in Unicode's composed form (NFC)"


def check_catalogue(path, catalogue, english):
    messages = catalogue["messages"]
    for key, message in messages.items():
        is_english = catalogue is english
        yield from (check_message if is_english else check_translation)(path, key, message)
    yield from (f"{path}: {key}: English does not have it" for key in messages if key not in english["messages"])
    order = [key for key in english["messages"] if key in messages]
    if order != [key for key in messages if key in english["messages"]]:
        yield f"{path}: the keys are not in English's order"
    if catalogue.get("language") != path.stem:
        yield f"{path}: its language is not {path.stem}"


def asked_for():
    """Strings of src/ that have the form of a key, with the place of each. Names of settings look the same."""
    for path in files(".c", ".h", under="src"):
        if path.parts[1] == "settings":
            continue
        for number, line in enumerate(read(path).splitlines(), 1):
            for string in re.findall(r'"([^"\\]+)"', line):
                if KEY.fullmatch(string):
                    yield string, f"{path}:{number}"


found = []
catalogue = load("assets/messages/en.json")
english = catalogue["messages"]
for file in files(".json", under="assets/messages"):
    try:
        other = catalogue if file.stem == "en" else load(file)
        found += check_catalogue(file, other, catalogue)
    except (ValueError, KeyError) as error:
        found.append(f"{file}: {error}")
asked = dict(asked_for())
groups = {name.split(".")[0] for name in english}
found += [f"assets/messages/en.json: {name}: nothing in src/ asks for it" for name in english if name not in asked]
found += [f"{place}: the text \"{name}\" is not in assets/messages/en.json"
          for name, place in asked.items() if name not in english and name.split(".")[0] in groups and not name.endswith((".json", ".csv", ".png", ".h"))]
finish(found, "Each line says what to do.")
