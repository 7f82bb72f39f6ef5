# Generated from a case.
# Do not edit: python -m tests.codegen.golden
"""All methods, as they are on the wire."""

from aiogenai.runtime.request import Method, PathParameter, QueryParameter

POLICIES_GET_IAM_POLICY = Method(
    id="library.policies.getIamPolicy",
    verb="GET",
    path="v1/{+resource}:getIamPolicy",
    flat_path="v1/policies/{policiesId}:getIamPolicy",
    kind="unary",
    safety="safe",
    path_parameters=(PathParameter(name="resource", wire="resource", pattern="policies/[^/]+", prefix="policies/"),),
    query_parameters=(
        QueryParameter(name="end_date", wire="end-date", format="string"),
        QueryParameter(name="options_requested_policy_version", wire="options.requestedPolicyVersion", format="int32"),
        QueryParameter(
            name="options_requested_policy_version_2", wire="options_requestedPolicyVersion", format="string"
        ),
        QueryParameter(name="page_token", wire="_page_token", format="string"),
        QueryParameter(name="xgafv", wire="$.xgafv", format="string"),
    ),
    response="Policy",
)

ROUTES: tuple[Method, ...] = (POLICIES_GET_IAM_POLICY,)
"""Every method, by its id."""
