int powercut_register(void);
void powercut_arm(int operations, unsigned long long seed);
int powercut_happened(void);
