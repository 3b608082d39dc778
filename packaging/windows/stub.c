/* Stands in for the frozen program while installers are tried where Windows is not: small, real, and harmless.
 *
 *   rak-….exe            prints its own name, and ends
 *   rak-….exe hold FILE  stays open until FILE is gone, as a window does
 */
#include <windows.h>
#include <stdio.h>
#include <string.h>

int main(int count, char **arguments)
{
    char name[MAX_PATH];
    GetModuleFileNameA(NULL, name, sizeof name);
    printf("started %s\n", name);
    fflush(stdout);
    if (count == 3 && strcmp(arguments[1], "hold") == 0)
        while (GetFileAttributesA(arguments[2]) != INVALID_FILE_ATTRIBUTES)
            Sleep(50);
    return 0;
}
