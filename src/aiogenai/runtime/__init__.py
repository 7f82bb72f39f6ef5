"""The hand-written runtime: HTTP and the conventions of Google's APIs, nothing of any one API.

Generated code reaches it module by module (`..runtime.base`, `..runtime.request`, `..runtime.client`); users
reach what is public through `aiogenai`.
"""
