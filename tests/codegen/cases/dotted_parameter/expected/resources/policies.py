# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""The resource `policies`, with the resources below it."""

from __future__ import annotations

from aiogenai.runtime.base import UNSET, Maybe
from aiogenai.runtime.client import BaseClient
from aiogenai.runtime.options import CallOptions

from .. import routes, types


class PoliciesResource:
    """The methods of `policies`."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    async def get_iam_policy(
        self,
        resource: str,
        *,
        end_date: Maybe[str] = UNSET,
        options_requested_policy_version: Maybe[int] = UNSET,
        options_requested_policy_version_2: Maybe[str] = UNSET,
        page_token: Maybe[str] = UNSET,
        xgafv: Maybe[str] = UNSET,
        options: CallOptions | None = None,
    ) -> types.Policy:
        """Calls `library.policies.getIamPolicy`.

        Args:
            resource:
            end_date:
            options_requested_policy_version:
            options_requested_policy_version_2:
            page_token:
            xgafv:
            options: Timeouts, deadline, retry, headers and query of this call.

        Returns:
            `Policy`.

        Raises:
            Error: The call failed; or an argument does not fit (`ValidationError`), and nothing was sent.

        Method `library.policies.getIamPolicy`.
        """
        return await self._client.call(
            routes.POLICIES_GET_IAM_POLICY,
            types.Policy,
            {
                "resource": resource,
                "end_date": end_date,
                "options_requested_policy_version": options_requested_policy_version,
                "options_requested_policy_version_2": options_requested_policy_version_2,
                "page_token": page_token,
                "xgafv": xgafv,
            },
            None,
            options,
        )
