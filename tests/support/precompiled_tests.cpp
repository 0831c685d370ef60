// Carries the headers that all tests share (cmake/precompiled.cmake); does nothing.
int main() {}
