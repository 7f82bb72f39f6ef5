"""Fields inside a request that the service misses when they are not there, by schema and wire name.

The document says "Required." of these and of more; where the service does without one all the same (a model that the
path names, the description of a function), it is not here. What a request itself must have, its family checks.
"""

from __future__ import annotations

from collections.abc import Mapping

REQUIRED: Mapping[str, frozenset[str]] = {
    schema: frozenset(wires)
    for schema, wires in {
        "CodeExecutionResult": ("outcome",),
        "Condition": ("operation",),
        "CustomMetadata": ("key",),
        "ExecutableCode": ("code", "language"),
        "FileData": ("fileUri",),
        "FunctionCall": ("name",),
        "FunctionDeclaration": ("name",),
        "FunctionResponse": ("name",),
        "MetadataFilter": ("conditions", "key"),
        "SafetySetting": ("category",),
        "SpeakerVoiceConfig": ("speaker", "voiceConfig"),
    }.items()
}
