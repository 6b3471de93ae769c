"""whence schema: the JSON Schema of every record."""

import json

import click


@click.command("schema", short_help="Print the JSON Schema of every record.")
def command() -> None:
    """Print the JSON Schema (draft 2020-12) of every record that `whence export --format jsonl` writes."""
    from whence.model.codec import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=1))
