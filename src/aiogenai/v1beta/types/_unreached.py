# Generated from discovery/generativelanguage/v1beta.
# Do not edit: change the document, the overlay or codegen/, then run: make generate
"""Types that no method reaches: the document lists them, or messages carry them as `Any`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar

from ...runtime.base import UNSET, Int64, Maybe, Model, model
from .tuned_models import TuningSnapshot


class CompositeMediaReferenceType(StrEnum):
    """Tells what kind of reference is held.

    Other values may arrive, as plain strings.

    Values of `CompositeMedia.referenceType`.
    """

    PATH = "PATH"
    BLOB_REF = "BLOB_REF"
    INLINE = "INLINE"
    BIGSTORE_REF = "BIGSTORE_REF"
    COSMO_BINARY_REFERENCE = "COSMO_BINARY_REFERENCE"


class GdataMediaReferenceType(StrEnum):
    """Tells what kind of reference is held.

    Other values may arrive, as plain strings.

    Values of `GdataMedia.referenceType`.
    """

    PATH = "PATH"
    BLOB_REF = "BLOB_REF"
    INLINE = "INLINE"
    GET_MEDIA = "GET_MEDIA"
    COMPOSITE_MEDIA = "COMPOSITE_MEDIA"
    BIGSTORE_REF = "BIGSTORE_REF"
    DIFF_VERSION_RESPONSE = "DIFF_VERSION_RESPONSE"
    DIFF_CHECKSUMS_RESPONSE = "DIFF_CHECKSUMS_RESPONSE"
    DIFF_DOWNLOAD_RESPONSE = "DIFF_DOWNLOAD_RESPONSE"
    DIFF_UPLOAD_REQUEST = "DIFF_UPLOAD_REQUEST"
    DIFF_UPLOAD_RESPONSE = "DIFF_UPLOAD_RESPONSE"
    COSMO_BINARY_REFERENCE = "COSMO_BINARY_REFERENCE"
    ARBITRARY_BYTES = "ARBITRARY_BYTES"


@model
class Blobstore2Info(Model):
    """Details needed for reading from or writing to blobstore2.

    Schema `Blobstore2Info`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "blob_generation": "blobGeneration",
        "blob_id": "blobId",
        "download_external_read_token": "downloadExternalReadToken",
        "download_read_handle": "downloadReadHandle",
        "read_token": "readToken",
        "upload_fragment_list_creation_info": "uploadFragmentListCreationInfo",
        "upload_metadata_container": "uploadMetadataContainer",
    }

    blob_generation: Maybe[Int64] = UNSET
    """Generation ID of the blob."""
    blob_id: Maybe[str] = UNSET
    """ID of the blob, such as /blobstore/prod/playground/scotty."""
    download_external_read_token: Maybe[bytes] = UNSET
    """Serialized External Read Token that Bigstore hands Scotty for GCS downloads; only Bigstore may consume it."""
    download_read_handle: Maybe[bytes] = UNSET
    """Signed, serialized blobstore2.ReadHandle that Bigstore hands Scotty for GCS downloads; only Bigstore may set it.
    """
    read_token: Maybe[str] = UNSET
    """Token for reading blobs not yet replicated; may be missing until the final call."""
    upload_fragment_list_creation_info: Maybe[bytes] = UNSET
    """Object Fragment List Creation Info, serialized, that Bigstore hands Scotty for GCS uploads; only Bigstore may
    consume it.
    """
    upload_metadata_container: Maybe[bytes] = UNSET
    """Signed, serialized blobstore2.BlobMetadataContainer that Blobstore hands Scotty for new GCS uploads; only
    Bigstore may consume it.
    """


@model
class CompositeMedia(Model):
    """Sequence of media references that together form composite data; added for Bigstore composite objects.

    Schema `CompositeMedia`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "blob_ref": "blobRef",
        "blobstore2_info": "blobstore2Info",
        "cosmo_binary_reference": "cosmoBinaryReference",
        "crc32c_hash": "crc32cHash",
        "md5_hash": "md5Hash",
        "object_id": "objectId",
        "reference_type": "referenceType",
        "sha1_hash": "sha1Hash",
    }

    blob_ref: Maybe[bytes] = UNSET
    """Blobstore v1 reference (byte form of a blobstore.BlobRef) for BLOBSTORE_REF; v1 is being deprecated, so prefer
    blobstore2_info.

    Deprecated since revision 20260831.
    """
    blobstore2_info: Maybe[Blobstore2Info] = UNSET
    """Blobstore v2 details, given for BLOBSTORE_REF when the blob is v2."""
    cosmo_binary_reference: Maybe[bytes] = UNSET
    """Serialized storage_cosmo.BinaryReference naming the binary data of a media download."""
    crc32c_hash: Maybe[int] = UNSET
    """CRC32C of the payload."""
    inline: Maybe[bytes] = UNSET
    """The media itself, when reference_type is INLINE."""
    length: Maybe[Int64] = UNSET
    """Data size in bytes."""
    md5_hash: Maybe[bytes] = UNSET
    """Payload's MD5 digest."""
    object_id: Maybe[ObjectId] = UNSET
    """Points to a TI Blob when reference_type is BIGSTORE_REF."""
    path: Maybe[str] = UNSET
    """Where the data lies, when reference_type is PATH."""
    reference_type: Maybe[CompositeMediaReferenceType | str] = UNSET
    """Tells what kind of reference is held."""
    sha1_hash: Maybe[bytes] = UNSET
    """Payload's SHA-1 digest."""


@model
class ContentTypeInfo(Model):
    """Extended Content-Type details from Scotty that help the backend decide; used only for its media upload requests.

    Schema `ContentTypeInfo`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "best_guess": "bestGuess",
        "from_bytes": "fromBytes",
        "from_file_name": "fromFileName",
        "from_fusion_id": "fromFusionId",
        "from_header": "fromHeader",
        "from_url_path": "fromUrlPath",
        "fusion_id_detection_metadata": "fusionIdDetectionMetadata",
    }

    best_guess: Maybe[str] = UNSET
    """The file's most likely content type, according to Scotty."""
    from_bytes: Maybe[str] = UNSET
    """Content type deduced from the file's own "magic bytes"."""
    from_file_name: Maybe[str] = UNSET
    """Content type deduced from the extension of the client's original file name."""
    from_fusion_id: Maybe[str] = UNSET
    """Content type that Fusion ID detected."""
    from_header: Maybe[str] = UNSET
    """Content type stated by the client: in the request or multipart headers, or in the RUPIO start request."""
    from_url_path: Maybe[str] = UNSET
    """Content type deduced from the URL path's extension, reading the path as a file name."""
    fusion_id_detection_metadata: Maybe[bytes] = UNSET
    """Serialized FusionIdDetectionMetadata from Fusion ID; given only along with from_fusion_id."""


@model
class CreateTunedModelMetadata(Model):
    """State and progress of tuned-model creation, as reported by the long-running operation.

    Deprecated: last listed in revision 20250701.

    Schema `CreateTunedModelMetadata`.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "completed_percent": "completedPercent",
        "completed_steps": "completedSteps",
        "total_steps": "totalSteps",
        "tuned_model": "tunedModel",
    }

    completed_percent: Maybe[float] = UNSET
    """How much of the tuning is done, in percent."""
    completed_steps: Maybe[int] = UNSET
    """Steps done so far."""
    snapshots: Maybe[list[TuningSnapshot]] = UNSET
    """Metrics gathered while tuning."""
    total_steps: Maybe[int] = UNSET
    """Tuning steps in all."""
    tuned_model: Maybe[str] = UNSET
    """Tuned model that the operation works on, by name."""


@model
class DiffChecksumsResponse(Model):
    """What the backend answers to a Scotty Diff get-checksums request.

    Schema `DiffChecksumsResponse`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "checksums_location": "checksumsLocation",
        "chunk_size_bytes": "chunkSizeBytes",
        "object_location": "objectLocation",
        "object_size_bytes": "objectSizeBytes",
        "object_version": "objectVersion",
    }

    checksums_location: Maybe[CompositeMedia] = UNSET
    """Where ready-made checksums lie, for the server to return as they are; set either this or object_location."""
    chunk_size_bytes: Maybe[Int64] = UNSET
    """Bytes covered by each checksum; a multiple of 256KB."""
    object_location: Maybe[CompositeMedia] = UNSET
    """Where the object lies whose checksums are to be computed and returned; set either this or checksums_location."""
    object_size_bytes: Maybe[Int64] = UNSET
    """Full size of the object on the server."""
    object_version: Maybe[str] = UNSET
    """Version of the object that these checksums describe."""


@model
class DiffDownloadResponse(Model):
    """What the backend answers to a Scotty Diff download request.

    Schema `DiffDownloadResponse`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"object_location": "objectLocation"}

    object_location: Maybe[CompositeMedia] = UNSET
    """Where the original object lies."""


@model
class DiffUploadRequest(Model):
    """Request for an upload by Scotty Diff.

    Schema `DiffUploadRequest`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "checksums_info": "checksumsInfo",
        "object_info": "objectInfo",
        "object_version": "objectVersion",
    }

    checksums_info: Maybe[CompositeMedia] = UNSET
    """Where the new object's checksums lie; agents must clone them, since the upload server deletes the contents after
    a response.
    """
    object_info: Maybe[CompositeMedia] = UNSET
    """Where the new object lies; agents must clone it, since the upload server deletes the contents after a response.
    """
    object_version: Maybe[str] = UNSET
    """Version of the base object that the diff script is applied to; always present."""


@model
class DiffUploadResponse(Model):
    """What the backend answers to a Scotty Diff upload request.

    Schema `DiffUploadResponse`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"object_version": "objectVersion", "original_object": "originalObject"}

    object_version: Maybe[str] = UNSET
    """Version of the server's object; every end notification response has to carry it, naming the new version stored
    after the upload.
    """
    original_object: Maybe[CompositeMedia] = UNSET
    """Where the diff upload's original file lies; needed when answering an upload start notification."""


@model
class DiffVersionResponse(Model):
    """What the backend answers to a Scotty Diff get-version request.

    Schema `DiffVersionResponse`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"object_size_bytes": "objectSizeBytes", "object_version": "objectVersion"}

    object_size_bytes: Maybe[Int64] = UNSET
    """Full size of the object on the server."""
    object_version: Maybe[str] = UNSET
    """Which version of the object the server stores."""


@model
class DownloadMediaResponse(Model):
    """Reply of `environments.files.media.download`.

    Schema `DownloadMediaResponse`, since revision 20260831.
    """

    blob: Maybe[GdataMedia] = UNSET
    """Output only. Downloaded data as a blob."""


@model
class DownloadParameters(Model):
    """Options that apply to media downloads only.

    Schema `DownloadParameters`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "allow_gzip_compression": "allowGzipCompression",
        "ignore_range": "ignoreRange",
    }

    allow_gzip_compression: Maybe[bool] = UNSET
    """Whether Scotty may gzip the payload for the client when the server sees a benefit; compression is not guaranteed.
    """
    ignore_range: Maybe[bool] = UNSET
    """Whether Apiary omits every Content-Range header when answering Scotty."""


@model
class GdataMedia(Model):
    """Points to stored data: in blobstore, on GFS or in a file.

    Schema `GdataMedia`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {
        "bigstore_object_ref": "bigstoreObjectRef",
        "blob_ref": "blobRef",
        "blobstore2_info": "blobstore2Info",
        "composite_media": "compositeMedia",
        "content_type": "contentType",
        "content_type_info": "contentTypeInfo",
        "cosmo_binary_reference": "cosmoBinaryReference",
        "crc32c_hash": "crc32cHash",
        "diff_checksums_response": "diffChecksumsResponse",
        "diff_download_response": "diffDownloadResponse",
        "diff_upload_request": "diffUploadRequest",
        "diff_upload_response": "diffUploadResponse",
        "diff_version_response": "diffVersionResponse",
        "download_parameters": "downloadParameters",
        "hash_verified": "hashVerified",
        "is_potential_retry": "isPotentialRetry",
        "md5_hash": "md5Hash",
        "media_id": "mediaId",
        "object_id": "objectId",
        "reference_type": "referenceType",
        "sha1_hash": "sha1Hash",
        "sha256_hash": "sha256Hash",
        "sha512_hash": "sha512Hash",
    }

    algorithm: Maybe[str] = UNSET
    """Deprecated in favor of the explicit hash type fields. Hash algorithm used; "MD5" was the only value as of
    2011/01/21.

    Deprecated since revision 20260831.
    """
    bigstore_object_ref: Maybe[bytes] = UNSET
    """Superseded by object_id.

    Deprecated since revision 20260831.
    """
    blob_ref: Maybe[bytes] = UNSET
    """Blobstore v1 reference (byte form of a blobstore.BlobRef) for BLOBSTORE_REF; v1 is being deprecated, so prefer
    blobstore2_info.

    Deprecated since revision 20260831.
    """
    blobstore2_info: Maybe[Blobstore2Info] = UNSET
    """Blobstore v2 details, given for BLOBSTORE_REF when the blob is v2."""
    composite_media: Maybe[list[CompositeMedia]] = UNSET
    """Media objects that make up a COMPOSITE_MEDIA reference; each needs a length, and the media length must be their
    sum.
    """
    content_type: Maybe[str] = UNSET
    """The data's MIME type."""
    content_type_info: Maybe[ContentTypeInfo] = UNSET
    """Further content type details for Scotty uploads."""
    cosmo_binary_reference: Maybe[bytes] = UNSET
    """Serialized storage_cosmo.BinaryReference naming the binary data of a media download."""
    crc32c_hash: Maybe[int] = UNSET
    """CRC32C: Scotty's hash of an upload, or the agent's hash to verify an inline download (needs permission from the
    Scotty team).
    """
    diff_checksums_response: Maybe[DiffChecksumsResponse] = UNSET
    """Present when reference_type is DIFF_CHECKSUMS_RESPONSE."""
    diff_download_response: Maybe[DiffDownloadResponse] = UNSET
    """Present when reference_type is DIFF_DOWNLOAD_RESPONSE."""
    diff_upload_request: Maybe[DiffUploadRequest] = UNSET
    """Present when reference_type is DIFF_UPLOAD_REQUEST."""
    diff_upload_response: Maybe[DiffUploadResponse] = UNSET
    """Present when reference_type is DIFF_UPLOAD_RESPONSE."""
    diff_version_response: Maybe[DiffVersionResponse] = UNSET
    """Present when reference_type is DIFF_VERSION_RESPONSE."""
    download_parameters: Maybe[DownloadParameters] = UNSET
    """Options for downloading media."""
    filename: Maybe[str] = UNSET
    """File name as it was originally."""
    hash: Maybe[str] = UNSET
    """Deprecated in favor of the explicit hash type fields. Hex hash of the uploaded media; filled in for Scotty
    uploads only.

    Deprecated since revision 20260831.
    """
    hash_verified: Maybe[bool] = UNSET
    """Scotty uploads only: true if Scotty, at the backend's request, checked the upload against the client's hash;
    mismatches are rejected.
    """
    inline: Maybe[bytes] = UNSET
    """The media itself, when reference_type is INLINE."""
    is_potential_retry: Maybe[bool] = UNSET
    """False only if Scotty is sure the request was never sent before; must be true in agent calls when an upload is
    resumed.
    """
    length: Maybe[Int64] = UNSET
    """Data size in bytes."""
    md5_hash: Maybe[bytes] = UNSET
    """MD5 digest that Scotty gives for an upload."""
    media_id: Maybe[bytes] = UNSET
    """Media ID passed on to GetMedia; may be given when reference_type is GET_MEDIA."""
    object_id: Maybe[ObjectId] = UNSET
    """Points to a TI Blob when reference_type is BIGSTORE_REF."""
    path: Maybe[str] = UNSET
    """Where the data lies, when reference_type is PATH."""
    reference_type: Maybe[GdataMediaReferenceType | str] = UNSET
    """Tells what kind of reference is held."""
    sha1_hash: Maybe[bytes] = UNSET
    """SHA-1 digest that Scotty gives for an upload."""
    sha256_hash: Maybe[bytes] = UNSET
    """SHA-256 digest that Scotty gives for an upload."""
    sha512_hash: Maybe[bytes] = UNSET
    """SHA-512 digest that Scotty gives for an upload."""
    timestamp: Maybe[Int64] = UNSET
    """When the media data last changed, as milliseconds since the UNIX epoch."""
    token: Maybe[str] = UNSET
    """Fingerprint that identifies this version of the media data."""


@model
class HttpBody(Model):
    """Raw HTTP body, for payloads that JSON cannot carry, such as binary data or HTML.

    Schema `HttpBody`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"content_type": "contentType"}

    content_type: Maybe[str] = UNSET
    """Content-Type header value for the body."""
    data: Maybe[bytes] = UNSET
    """Body of the HTTP request or response, as raw bytes."""
    extensions: Maybe[list[dict[str, Any]]] = UNSET
    """Application-specific metadata for the response; streaming APIs must set it in their first response."""


@model
class ObjectId(Model):
    """Identifies an object in blob storage; a copy of tech.blob.ObjectId.

    Schema `ObjectId`, since revision 20260831.
    """

    __wire__: ClassVar[Mapping[str, str]] = {"bucket_name": "bucketName", "object_name": "objectName"}

    bucket_name: Maybe[str] = UNSET
    """Bucket that holds the object."""
    generation: Maybe[Int64] = UNSET
    """Generation number, which rises with every write so that newer versions compare higher. Omit in a request for the
    live object.
    """
    object_name: Maybe[str] = UNSET
    """Object name."""
