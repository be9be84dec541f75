import FrunHost
import Glibc

exit(FrunHost.main())
